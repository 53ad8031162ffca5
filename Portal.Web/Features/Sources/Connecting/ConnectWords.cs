using Portal.Engine.Connecting.Testing;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connecting.Unfinished;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>How connecting is spoken of.</summary>
static class ConnectWords
{
    public static string Step(TestStep step) => step switch
    {
        TestStep.NameFound => "Name found",
        TestStep.Connected => "Connected",
        TestStep.Certificate => "Certificate",
        TestStep.SignedIn => "Signed in",
        _ => "Answer understood",
    };

    public static string Outcome(StepOutcome? outcome) => outcome switch
    {
        StepOutcome.Ok => "good",
        StepOutcome.Warn => "with a warning",
        StepOutcome.Failed => "failed",
        StepOutcome.Skipped => "not tried",
        _ => "not tried yet",
    };

    public static string Step(UnfinishedStep step) => step switch
    {
        UnfinishedStep.Look => "Look",
        UnfinishedStep.Try => "Try",
        UnfinishedStep.Map => "Map",
        _ => "Start",
    };

    public static string Title(UnfinishedStep step) => step switch
    {
        UnfinishedStep.Look => "What does it answer?",
        UnfinishedStep.Try => "How is it asked for all, and for changes?",
        UnfinishedStep.Map => "What do its rows become?",
        _ => "How often is it read, and how old may it be?",
    };

    public static string Next(UnfinishedStep step) => step switch
    {
        UnfinishedStep.Look => "the list, the key and the last change are to be chosen",
        UnfinishedStep.Try => "paging and changes are to be tried",
        UnfinishedStep.Map => "it is to be said what its rows become",
        _ => "it is to be said how often it is read",
    };

    public static string Topic(TrialTopic topic) => topic switch
    {
        TrialTopic.PageSize => "Page size",
        TrialTopic.Changes => "Changes only",
        TrialTopic.Search => "Capped search",
        TrialTopic.Stopped => "Not tried further",
        _ => $"{topic}",
    };
}
