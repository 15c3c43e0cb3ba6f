"""HTTPS in the hall: the certificate somebody has, or an authority made here."""
