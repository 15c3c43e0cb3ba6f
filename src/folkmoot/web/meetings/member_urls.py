"""Addresses of the front page, of people and their roles, and of administrators."""

from django.urls import URLPattern, path

from folkmoot.web.meetings.views import administration, home, invitations, members

urlpatterns: list[URLPattern] = [
    path("", home.show_home, name="home"),
    path("c/<uuid:consultation_id>/people", members.show_members, name="members"),
    path("c/<uuid:consultation_id>/invite", members.send, name="invite"),
    path("members/<uuid:membership_id>/role", members.change, name="change_role"),
    path("members/<uuid:membership_id>/remove", members.remove, name="remove_member"),
    path(
        "invitations/<uuid:invitation_id>/again",
        members.renew,
        name="renew_invitation",
    ),
    path(
        "invitations/<uuid:invitation_id>/withdraw",
        members.withdraw,
        name="withdraw_invitation",
    ),
    path("invitation", invitations.open_invitation, name="invitation"),
    path("invitation/accept", invitations.accept, name="accept_invitation"),
    path("administration", administration.show_administration, name="administration"),
    path("administration/begin", administration.begin, name="begin_for"),
    path(
        "administration/c/<uuid:consultation_id>/secretary",
        administration.appoint,
        name="appoint_secretary",
    ),
    path(
        "administration/people/<int:person_id>/close",
        administration.close,
        name="close_account",
    ),
    path(
        "administration/people/<int:person_id>/open",
        administration.reopen,
        name="open_account",
    ),
    path(
        "administration/people/<int:person_id>/administrator",
        administration.make,
        name="make_administrator",
    ),
    path(
        "administration/people/<int:person_id>/no-administrator",
        administration.unmake,
        name="unmake_administrator",
    ),
    path(
        "administration/people/<int:person_id>/no-second-factor",
        administration.take_off,
        name="take_second_factor_off",
    ),
]
