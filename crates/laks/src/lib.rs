//! Recruitment and retention analytics of health programmes.
