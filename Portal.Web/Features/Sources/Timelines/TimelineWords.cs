using Portal.Engine.Sync.Timelines;

namespace Portal.Web.Features.Sources.Timelines;

/// <summary>How what happened to a source is spoken of.</summary>
static class TimelineWords
{
    /// <summary>By what things are called now, or were when they were changed.</summary>
    public static string What(TimelineEvent of) => (of.Stream, of.Feed ?? (of.Change?.TargetKind == "feed" ? of.Change.TargetName : null)) switch
    {
        ({ } stream, { } feed) => $"{stream}, {feed}",
        ({ } stream, _) => stream,
        (_, { } feed) => feed,
        _ => of.Change?.TargetName ?? "a feed that is removed",
    };
}
