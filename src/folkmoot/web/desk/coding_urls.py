"""Addresses of the second coder, and of how often suggestions were kept."""

from django.urls import URLPattern, path

from folkmoot.web.desk.views import coding, coding_agreement

urlpatterns: list[URLPattern] = [
    path("c/<uuid:consultation_id>/desk/coding", coding.samples, name="samples"),
    path("c/<uuid:consultation_id>/desk/coding/deal", coding.deal, name="deal"),
    path(
        "c/<uuid:consultation_id>/desk/kept-suggestions",
        coding_agreement.kept_suggestions,
        name="kept_suggestions",
    ),
    path("samples/<uuid:sample_id>", coding.go_on, name="code"),
    path("samples/<uuid:sample_id>/hand-in", coding.hand_in, name="hand_in_sample"),
    path("samples/<uuid:sample_id>/close", coding.close, name="close_sample"),
    path("samples/<uuid:sample_id>/remove", coding.remove, name="remove_sample"),
    path(
        "samples/<uuid:sample_id>/statements/<uuid:statement_id>",
        coding.code,
        name="code_statement",
    ),
    path(
        "samples/<uuid:sample_id>/agreement",
        coding_agreement.agreement,
        name="agreement",
    ),
    path("codings/<uuid:coding_id>/settle", coding_agreement.settle, name="settle"),
]
