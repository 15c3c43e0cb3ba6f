"""Which kind of file system a folder lies on, as Linux tells it."""

from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
# Their locks are another machine's, or nobody's; SQLite needs them to be right.
_NETWORK = frozenset(
    "9p afs ceph cifs fuse.glusterfs fuse.s3fs fuse.sshfs fuse.rclone gfs2 glusterfs "
    "lustre ncpfs nfs nfs4 ocfs2 smb2 smb3 smbfs vboxsf virtiofs".split()
)


def find_network_file_system(folder: Path, mounts: Path = _MOUNTS) -> str | None:
    """The kind of network file system the folder lies on; None where it is local."""
    kind = _find_kind(folder.resolve(), mounts)
    return kind if kind in _NETWORK else None


def _find_kind(folder: Path, mounts: Path) -> str:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = Path("/"), ""
    for line in lines:
        _, point, found, *_ = line.split(" ")
        # Mounted later over the same place counts.
        place = Path(point.replace("\\040", " "))
        if folder.is_relative_to(place) and len(place.parts) >= len(best.parts):
            best, kind = place, found
    return kind
