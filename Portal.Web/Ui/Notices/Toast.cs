namespace Portal.Web.Ui.Notices;

/// <summary>A short word about something that was just done, or could not be.</summary>
public sealed record Toast(int Number, string Text, Tone Tone)
{
    /// <summary>A problem is read out at once, and stays until it is dismissed.</summary>
    public bool Urgent => Tone is Tone.Danger;
}
