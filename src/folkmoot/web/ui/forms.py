"""How every form is drawn: a summary of what is wrong, then field by field."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field.html"
