namespace Portal.Web.Ui;

static class Tones
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Accent => "tone-accent",
        Tone.Fresh => "tone-fresh",
        Tone.Late => "tone-late",
        Tone.Stale => "tone-stale",
        Tone.Danger => "tone-danger",
        Tone.Info => "tone-info",
        _ => "tone-neutral",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Fresh => Icons.CheckCircle,
        Tone.Late => Icons.Clock,
        Tone.Stale => Icons.Alert,
        Tone.Danger => Icons.Stop,
        Tone.Info or Tone.Accent => Icons.Info,
        _ => Icons.Question,
    };
}
