using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync.Runs;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources;

/// <summary>How runs are spoken of.</summary>
static class RunWords
{
    public static (string Text, Tone Tone, string Icon) State(RunState state) => state switch
    {
        RunState.Running => ("Running", Tone.Info, Icons.Refresh),
        RunState.Succeeded => ("Succeeded", Tone.Fresh, Icons.CheckCircle),
        RunState.Doubtful => ("Doubtful", Tone.Late, Icons.Question),
        RunState.Failed => ("Failed", Tone.Danger, Icons.Stop),
        RunState.Cancelled => ("Stopped", Tone.Neutral, Icons.Cross),
        RunState.Overtaken => ("Overtaken", Tone.Neutral, Icons.Right),
        _ => ("Interrupted", Tone.Neutral, Icons.Alert),
    };

    /// <summary>Who must act, as the beginning of a sentence.</summary>
    public static string MustAct(Who who, string source, string? owner) => who switch
    {
        Who.Nobody => "Nobody must act: it goes on by itself",
        Who.Owner => owner is null ? $"Whoever looks after {source} here must act" : $"{owner}, who looks after {source}, must act",
        Who.Source => $"Whoever runs {source} must act",
        _ => "Whoever makes the portal must act",
    };

    /// <summary>Who acts, as the beginning of a sentence; not for what nobody must do.</summary>
    public static string Acts(Who who, string source, string? owner) => who switch
    {
        Who.Owner => owner ?? $"Whoever looks after {source} here",
        Who.Source => $"Whoever runs {source}",
        _ => "Whoever makes the portal",
    };

    public static string Short(Who who) => who switch
    {
        Who.Nobody => "goes on by itself",
        Who.Owner => "its owner",
        Who.Source => "whoever runs it",
        _ => "the makers of the portal",
    };

    public static string Why(Run run) => (run.Trigger, run.AskedBy) switch
    {
        (RunTrigger.Person, { } who) => $"{who} asked for it",
        (RunTrigger.Person, _) => "somebody asked for it",
        _ => "by its schedule",
    };

    public static Counts Counts(Run run) => new(run.Read, run.Added, run.Changed, run.Unchanged, run.Deleted, run.Quarantined);

    /// <summary>"500 read: 3 added, 12 changed"; what is none is left out.</summary>
    public static string Say(Counts counts)
    {
        var parts = new (long Number, string Word)[] { (counts.Added, "added"), (counts.Changed, "changed"), (counts.Deleted, "deleted"), (counts.Quarantined, "in quarantine") }
            .Where(part => part.Number > 0).Select(part => $"{Amounts.Number(part.Number)} {part.Word}").ToArray();
        // So that it adds up: also what the source has deleted and was never known here is read, and needs no change.
        if (parts.Length > 0 && counts.Unchanged > 0) parts = [.. parts, $"{Amounts.Number(counts.Unchanged)} needed no change"];
        return $"{Amounts.Number(counts.Read)} read{(parts.Length > 0 ? $": {string.Join(", ", parts)}" : counts.Read > 0 ? ", none of them new" : "")}";
    }

    public static (string Text, Tone Tone) Environment(SourceEnvironment environment) => environment switch
    {
        SourceEnvironment.Mock => ("Made up", Tone.Neutral),
        SourceEnvironment.Sandbox => ("Sandbox", Tone.Info),
        _ => ("Production", Tone.Accent),
    };
}
