using Portal.Engine.Freshness;
using Portal.Engine.Resilience;
using Portal.Engine.Workflows;
using Portal.Web.Ui;

namespace Portal.Web.Features.Workflows;

/// <summary>How gates and what they depend on are spoken of.</summary>
static class WorkflowWords
{
    public static (string Text, Tone Tone, string Icon) Gate(Reaction says) => says switch
    {
        Engine.Workflows.Reaction.Run => ("Runs", Tone.Fresh, Icons.CheckCircle),
        Engine.Workflows.Reaction.Flag => ("Runs, flagged", Tone.Late, Icons.Alert),
        _ => ("Paused", Tone.Stale, Icons.Pause),
    };

    public static (string Text, Tone Tone) Verdict(Verdict verdict) => verdict switch
    {
        Engine.Freshness.Verdict.Fresh => ("fresh", Tone.Fresh),
        Engine.Freshness.Verdict.Late => ("late", Tone.Late),
        Engine.Freshness.Verdict.Stale => ("stale", Tone.Stale),
        _ => ("unknown", Tone.Neutral),
    };

    public static string Reaction(Reaction reaction) => reaction switch
    {
        Engine.Workflows.Reaction.Run => "Run",
        Engine.Workflows.Reaction.Flag => "Run and flag it",
        _ => "Pause",
    };

    public static string Reason(Reason reason) => reason switch
    {
        Engine.Freshness.Reason.InTime => "as promised",
        Engine.Freshness.Reason.Overdue => "it was due and was not read",
        Engine.Freshness.Reason.TooOld => "it is older than is accepted",
        Engine.Freshness.Reason.NeverVerified => "it has never been read",
        Engine.Freshness.Reason.RemovalsWait => "removals wait for somebody's approval",
        Engine.Freshness.Reason.Paused => "its feeds are paused",
        Engine.Freshness.Reason.Silent => "it has been silent for too long",
        Engine.Freshness.Reason.NothingPromised => "nobody said how old it may be",
        _ => "no stream brings it",
    };

    public static string Keeps(Keeps keeps) => keeps switch
    {
        Engine.Workflows.Keeps.Nothing => "Refuse them",
        Engine.Workflows.Keeps.Newest => "Keep the newest",
        _ => "Keep all",
    };

    public static string Fresh(int fresh, int of) => of == 1 ? fresh == 1 ? "It is fresh" : "It is not fresh" : $"{fresh} of {of} fresh";

    /// <summary>"name of Customer", or "Customer" for all of it.</summary>
    public static string Need(string? field, string entity) => field is null ? $"all of {entity}" : $"{field} of {entity}";


    public static string MustAct(Who who) => who switch
    {
        Who.Nobody => "nobody: it goes on by itself",
        Who.Owner => "whoever looks after the source here",
        Who.Source => "whoever runs the source",
        _ => "the makers of the portal",
    };
}
