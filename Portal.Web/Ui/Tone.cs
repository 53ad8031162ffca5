namespace Portal.Web.Ui;

/// <summary>How something stands, as colour; always beside an icon and words that say the same.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Fresh,
    Late,
    Stale,
    Danger,
    Info,
}
