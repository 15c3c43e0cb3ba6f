"""Who may reach which address: one line for each, and none is reached without one.

The middleware in `config.access` keeps out those without an account and lets no address
through that is not named here; whose consultation it is, and the role in it, is asked
where the row is fetched (`meetings.access`). `tests/web/config/test_access.py` tries
every address as every role, so a line here that the code does not hold fails.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """The least one must be."""

    PUBLIC = "public"
    PROGRAM = "program"  # a program, known by what it sends with each request
    DEVICE = "device"  # a phone that joined, known by its own cookie
    SIGNED_IN = "signed_in"
    MEMBER = "member"
    FACILITATOR = "facilitator"
    SECRETARY = "secretary"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Split:
    """An address that may be read by more people than may write to it."""

    read: Rule
    write: Rule


RULES: Mapping[str, Rule | Split] = {
    "account_login": Rule.PUBLIC,
    "account_logout": Rule.PUBLIC,
    "account_inactive": Rule.PUBLIC,
    "account_reauthenticate": Rule.SIGNED_IN,
    "usersessions_list": Rule.SIGNED_IN,
    "mfa_authenticate": Rule.PUBLIC,
    "mfa_reauthenticate": Rule.SIGNED_IN,
    "mfa_index": Rule.SIGNED_IN,
    "mfa_activate_totp": Rule.SIGNED_IN,
    "mfa_deactivate_totp": Rule.SIGNED_IN,
    "mfa_view_recovery_codes": Rule.SIGNED_IN,
    "mfa_generate_recovery_codes": Rule.SIGNED_IN,
    "mfa_download_recovery_codes": Rule.SIGNED_IN,
    # accounts
    "accounts:account": Rule.SIGNED_IN,
    "accounts:password": Rule.SIGNED_IN,
    "accounts:link": Rule.PUBLIC,
    "accounts:ask_for_link": Rule.PUBLIC,
    # meetings: members and invitations
    "meetings:home": Rule.SIGNED_IN,
    "meetings:members": Rule.MEMBER,
    "meetings:invite": Rule.SECRETARY,
    "meetings:change_role": Rule.SECRETARY,
    "meetings:remove_member": Rule.SECRETARY,
    "meetings:renew_invitation": Rule.SECRETARY,
    "meetings:withdraw_invitation": Rule.SECRETARY,
    "meetings:invitation": Rule.PUBLIC,
    "meetings:accept_invitation": Rule.PUBLIC,
    "meetings:administration": Rule.ADMINISTRATOR,
    "meetings:begin_for": Rule.ADMINISTRATOR,
    "meetings:appoint_secretary": Rule.ADMINISTRATOR,
    "meetings:close_account": Rule.ADMINISTRATOR,
    "meetings:open_account": Rule.ADMINISTRATOR,
    "meetings:make_administrator": Rule.ADMINISTRATOR,
    "meetings:unmake_administrator": Rule.ADMINISTRATOR,
    "meetings:take_second_factor_off": Rule.ADMINISTRATOR,
    # meetings: plan
    "meetings:begin_consultation": Rule.SIGNED_IN,
    "meetings:consultation": Rule.MEMBER,
    "meetings:settings": Rule.SECRETARY,
    "meetings:mandate": Rule.SECRETARY,
    "meetings:focus_areas": Rule.SECRETARY,
    "meetings:add_meetings": Rule.SECRETARY,
    "meetings:plan": Rule.MEMBER,
    "meetings:facts": Rule.SECRETARY,
    "meetings:copy": Rule.SECRETARY,
    "meetings:take_over": Rule.SECRETARY,
    "meetings:remove_meeting": Rule.SECRETARY,
    "meetings:programme": Rule.SECRETARY,
    "meetings:standard": Rule.SECRETARY,
    "meetings:meeting_areas": Rule.SECRETARY,
    "meetings:item": Rule.SECRETARY,
    "meetings:move_item": Rule.SECRETARY,
    "meetings:item_file": Rule.SECRETARY,
    "meetings:download": Rule.MEMBER,
    "meetings:hosts": Rule.SECRETARY,
    "meetings:paste_hosts": Rule.SECRETARY,
    "meetings:commission": Rule.SECRETARY,
    "meetings:paste_commission": Rule.SECRETARY,
    "meetings:participants": Rule.SECRETARY,
    "meetings:paste_participants": Rule.SECRETARY,
    # meetings: groups, door, printing
    "meetings:groups": Rule.MEMBER,
    "meetings:add_groups": Rule.FACILITATOR,
    "meetings:move_person": Rule.FACILITATOR,
    "meetings:balance": Rule.FACILITATOR,
    "meetings:group": Rule.FACILITATOR,
    "meetings:change_group": Rule.FACILITATOR,
    "meetings:merge_group": Rule.FACILITATOR,
    "meetings:part_group": Rule.FACILITATOR,
    "meetings:split_group": Rule.FACILITATOR,
    "meetings:remove_group": Rule.FACILITATOR,
    "meetings:restore_group": Rule.FACILITATOR,
    "meetings:prints": Rule.FACILITATOR,
    "meetings:print_sheet": Rule.FACILITATOR,
    "meetings:print_sheets": Rule.FACILITATOR,
    "meetings:print_poster": Rule.FACILITATOR,
    "meetings:print_programme": Rule.MEMBER,
    "meetings:calendar": Rule.MEMBER,
    "meetings:change_key": Rule.SECRETARY,
    "meetings:practice": Rule.SECRETARY,
    "meetings:start_practice": Rule.SECRETARY,
    "meetings:wipe_practice": Rule.SECRETARY,
    # meetings: history, undo, erasure
    "meetings:undo": Rule.FACILITATOR,  # of what they did themselves; else SECRETARY
    "meetings:history": Rule.FACILITATOR,
    "meetings:history_download": Rule.FACILITATOR,
    "meetings:return": Rule.SECRETARY,
    "meetings:consultation_history": Rule.SECRETARY,
    "meetings:consultation_history_download": Rule.SECRETARY,
    "meetings:row_history": Rule.FACILITATOR,
    "meetings:erase": Rule.SECRETARY,
    # statements
    "statements:api_join": Rule.PUBLIC,
    "statements:api_clear": Rule.PUBLIC,
    "statements:api_sheet": Rule.DEVICE,
    "statements:api_changes": Rule.DEVICE,
    "statements:api_photos": Rule.DEVICE,
    "statements:api_photo": Rule.DEVICE,
    "statements:api_receipt": Rule.PUBLIC,
    "statements:join": Rule.PUBLIC,
    "statements:sheet": Rule.PUBLIC,
    "statements:receipt": Rule.PUBLIC,
    "statements:service_worker": Rule.PUBLIC,
    # A facilitator keeps the room going; what ends the writing, decides what counts or
    # shuts people out is the secretary's.
    "statements:open_room": Rule.FACILITATOR,
    "statements:open_all": Rule.FACILITATOR,
    "statements:send_message": Rule.FACILITATOR,
    "statements:tray": Rule.FACILITATOR,
    "statements:crossings": Rule.FACILITATOR,
    "statements:open_area": Rule.FACILITATOR,
    "statements:extend_area": Rule.FACILITATOR,
    "statements:choose": Rule.FACILITATOR,
    "statements:room_group": Rule.FACILITATOR,
    "statements:history": Rule.FACILITATOR,
    "statements:move": Rule.FACILITATOR,
    "statements:off_record": Rule.FACILITATOR,
    "statements:on_record": Rule.SECRETARY,
    "statements:photo": Rule.FACILITATOR,
    "statements:paper": Rule.FACILITATOR,
    "statements:hand_in_paper": Rule.FACILITATOR,
    "statements:attach_photo": Rule.FACILITATOR,
    "statements:close_room": Rule.SECRETARY,
    "statements:close_all": Rule.SECRETARY,
    "statements:show_at_once": Rule.SECRETARY,
    "statements:take_all": Rule.SECRETARY,
    "statements:close_area": Rule.SECRETARY,
    "statements:hand_in_rest": Rule.SECRETARY,
    "statements:take_in": Rule.SECRETARY,
    "statements:leave_aside": Rule.SECRETARY,
    "statements:new_key": Rule.SECRETARY,
    "statements:practise": Rule.SECRETARY,
    # board: what the hall sees. A facilitator stands at the projector's computer, too.
    "board:board": Rule.MEMBER,
    "board:frame": Rule.MEMBER,
    "board:door": Rule.FACILITATOR,  # and MEMBER, while it is on the board
    "board:here": Rule.MEMBER,
    "board:size": Rule.FACILITATOR,
    "board:dark": Rule.FACILITATOR,
    "board:turn": Rule.FACILITATOR,
    "board:pause": Rule.FACILITATOR,
    "board:go_on": Rule.FACILITATOR,
    "board:hide": Rule.FACILITATOR,
    "board:let_through": Rule.FACILITATOR,
    "board:let_all_through": Rule.FACILITATOR,
    "board:apart": Rule.FACILITATOR,
    # board: the streams
    "board:live": Rule.MEMBER,
    "board:api_live": Rule.DEVICE,
    # board: what a phone answers in the plenary
    "board:api_plenary": Rule.DEVICE,
    "board:api_answers": Rule.DEVICE,
    # board: the plenary, led by its secretary
    "board:plenary": Rule.FACILITATOR,
    "board:make_point": Rule.FACILITATOR,
    "board:next_point": Rule.FACILITATOR,
    "board:end_plenary": Rule.FACILITATOR,
    "board:lead_point": Rule.FACILITATOR,
    "board:show_counts": Rule.FACILITATOR,
    "board:reword_point": Rule.FACILITATOR,
    "board:move_point": Rule.FACILITATOR,
    "board:remove_point": Rule.FACILITATOR,
    "board:add_sources": Rule.FACILITATOR,
    "board:remove_source": Rule.FACILITATOR,
    "board:put_down_remark": Rule.FACILITATOR,
    "board:change_remark": Rule.FACILITATOR,
    "board:remove_remark": Rule.FACILITATOR,
    # board: the console
    "board:console": Rule.FACILITATOR,
    "board:begin_step": Rule.FACILITATOR,
    "board:open_step": Rule.FACILITATOR,
    "board:timer": Rule.FACILITATOR,
    "board:show": Rule.FACILITATOR,
    "board:seconds": Rule.FACILITATOR,
    "board:call": Rule.FACILITATOR,
    "board:practise": Rule.SECRETARY,
    "board:raise_theme": Rule.FACILITATOR,
    "board:reword_theme": Rule.FACILITATOR,
    "board:remove_theme": Rule.FACILITATOR,
    "board:settings": Rule.SECRETARY,
    # desk: a commission member reads along; who decides works at the meetings, too
    "desk:desk": Rule.MEMBER,
    "desk:do": Rule.FACILITATOR,
    "desk:live": Rule.MEMBER,
    "desk:statements": Rule.MEMBER,
    "desk:rows": Rule.MEMBER,
    "desk:key_points": Rule.MEMBER,
    "desk:statement": Rule.MEMBER,
    "desk:key_point": Rule.MEMBER,
    "desk:run": Rule.MEMBER,
    # desk: the second coder. What is dealt is coded by the one it was dealt to only.
    "desk:samples": Rule.MEMBER,
    "desk:code": Rule.MEMBER,
    "desk:code_statement": Rule.MEMBER,
    "desk:hand_in_sample": Rule.MEMBER,
    "desk:deal": Rule.SECRETARY,
    "desk:close_sample": Rule.SECRETARY,
    "desk:remove_sample": Rule.SECRETARY,
    "desk:agreement": Rule.SECRETARY,
    "desk:settle": Rule.SECRETARY,
    "desk:kept_suggestions": Rule.FACILITATOR,
    # imports
    "imports:imports": Rule.SECRETARY,
    "imports:draft": Rule.SECRETARY,
    "imports:progress": Rule.SECRETARY,
    "imports:correct": Rule.SECRETARY,
    "imports:columns": Rule.SECRETARY,
    "imports:replace": Rule.SECRETARY,
    "imports:take_in": Rule.SECRETARY,
    "imports:try_again": Rule.SECRETARY,
    "imports:discard": Rule.SECRETARY,
    # minutes: a commission member reads along; the secretary writes
    "minutes:papers": Rule.MEMBER,
    "minutes:draft": Rule.SECRETARY,
    "minutes:paper": Rule.MEMBER,
    "minutes:now": Rule.MEMBER,
    "minutes:material": Rule.MEMBER,
    "minutes:state": Rule.MEMBER,
    "minutes:do": Rule.SECRETARY,
    "minutes:versions": Rule.MEMBER,
    "minutes:edition": Rule.MEMBER,
    "minutes:edition_file": Rule.MEMBER,
    "minutes:closing": Rule.MEMBER,
    "minutes:close": Rule.SECRETARY,
    "minutes:reopen": Rule.SECRETARY,
    # A member who was asked to approves.
    "minutes:approve": Rule.MEMBER,
    # A correction round is the secretary's; who has a link to one reads that paper
    # alone, known by a cookie of their own.
    "minutes:round": Rule.SECRETARY,
    "minutes:start_round": Rule.SECRETARY,
    "minutes:invite_correctors": Rule.SECRETARY,
    "minutes:remind_correctors": Rule.SECRETARY,
    "minutes:end_round": Rule.SECRETARY,
    "minutes:remove_corrector": Rule.SECRETARY,
    "minutes:answer_proposal": Rule.SECRETARY,
    "minutes:correct": Rule.PUBLIC,
    "minutes:correct_paper": Rule.PUBLIC,
    "minutes:propose": Rule.PUBLIC,
    "minutes:withdraw_proposal": Rule.PUBLIC,
    "minutes:file": Rule.MEMBER,
    "minutes:template": Rule.SECRETARY,
    "minutes:template_example": Rule.SECRETARY,
    "minutes:wordings": Rule.SECRETARY,
    # recommendations: a commission member reads along; the secretary writes
    "recommendations:list": Rule.MEMBER,
    "recommendations:write": Rule.SECRETARY,
    "recommendations:chapters": Rule.SECRETARY,
    "recommendations:coverage": Rule.MEMBER,
    "recommendations:file": Rule.MEMBER,
    "recommendations:input": Rule.MEMBER,
    "recommendations:look": Rule.SECRETARY,
    "recommendations:looking": Rule.MEMBER,
    "recommendations:recommendation": Rule.MEMBER,
    "recommendations:change": Rule.SECRETARY,
    "recommendations:milestones": Rule.SECRETARY,
    "recommendations:move": Rule.SECRETARY,
    "recommendations:remove": Rule.SECRETARY,
    "recommendations:question": Rule.SECRETARY,
    "recommendations:take": Rule.SECRETARY,
    "recommendations:evidence": Rule.SECRETARY,
    "recommendations:drop": Rule.SECRETARY,
    "recommendations:not_followed": Rule.SECRETARY,
    "recommendations:take_up": Rule.SECRETARY,
    # sharing: programs by their token; the page is the secretary's
    "api_v1:api-root": Rule.PUBLIC,
    "api_v1:openapi-json": Rule.PUBLIC,
    "api_v1:consultation": Rule.PROGRAM,
    "api_v1:way": Rule.PROGRAM,
    "api_v1:view": Rule.PROGRAM,
    "api_v1:export": Rule.PROGRAM,
    **{
        f"api_v1:{table}{form}": Rule.PROGRAM
        for table in (
            "meetings",
            "focus_areas",
            "statements",
            "key_points",
            "matches",
            "dilemmas",
            "single_voices",
            "questions",
            "bearings",
            "recommendations",
            "milestones",
            "evidence",
            "not_followed",
        )
        for form in ("", "_parquet")
    },
    "keeping:keeping": Rule.SECRETARY,
    "keeping:settings": Rule.SECRETARY,
    "keeping:handover": Rule.SECRETARY,
    "keeping:archive": Rule.SECRETARY,
    "keeping:erase": Rule.SECRETARY,
    "keeping:access": Rule.SECRETARY,
    "keeping:person": Rule.SECRETARY,
    "keeping:machine": Rule.MEMBER,
    "sharing:tokens": Rule.SECRETARY,
    "sharing:export": Rule.MEMBER,
    "sharing:revoke": Rule.SECRETARY,
    # publication: all read what would be published; the secretary decides
    "publication:publication": Rule.MEMBER,
    "publication:quotes": Rule.MEMBER,
    "publication:archive": Rule.MEMBER,
    "publication:settings": Rule.SECRETARY,
    "publication:gate": Rule.SECRETARY,
    "publication:judge": Rule.SECRETARY,
    "publication:drop": Rule.SECRETARY,
    "publication:clear": Rule.SECRETARY,
    "publication:take_back": Rule.SECRETARY,
    "publication:publish": Rule.SECRETARY,
    # findings: a commission member reads along; who decides at the desk decides here
    "findings:findings": Rule.MEMBER,
    "findings:key_points": Rule.MEMBER,
    "findings:key_point": Rule.MEMBER,
    "findings:suggested": Rule.MEMBER,
    "findings:statements": Rule.MEMBER,
    "findings:brief": Rule.MEMBER,
    "findings:dilemmas": Rule.MEMBER,
    "findings:voices": Rule.MEMBER,
    "findings:pictures": Rule.MEMBER,
    "findings:picture": Rule.MEMBER,
    "findings:picture_file": Rule.MEMBER,
    "findings:save_view": Rule.FACILITATOR,
    "findings:decide_dilemma": Rule.FACILITATOR,
    "findings:decide_bearing": Rule.FACILITATOR,
    "findings:walk": Rule.FACILITATOR,
    "findings:decide_voice": Rule.FACILITATOR,
    # findings: versions and what is given to others
    "findings:opinions": Rule.MEMBER,
    "findings:versions": Rule.MEMBER,
    "findings:freeze": Rule.SECRETARY,
    "findings:version": Rule.MEMBER,
    "findings:archive": Rule.MEMBER,
    "findings:version_file": Rule.MEMBER,
    # ui
    "ui:language": Rule.PUBLIC,
    "ui:robots": Rule.PUBLIC,
    "ui:security": Rule.PUBLIC,
    "ui:icon": Rule.PUBLIC,
    # the server itself
    "config:lan": Rule.PUBLIC,
    "config:authority": Rule.PUBLIC,
}

_READING = frozenset({"GET", "HEAD", "OPTIONS"})


def find_rule(view_name: str, method: str) -> Rule | None:
    """The rule of an address by its name; None where nobody wrote one."""
    rule = RULES.get(view_name)
    if isinstance(rule, Split):
        return rule.read if method in _READING else rule.write
    return rule
