namespace Portal.Engine.Sources;

public sealed record NoSuchSource : Refusal
{
    public override string Message => "This source is not here any more. Reload the list.";
}

public sealed record NoSuchStream : Refusal
{
    public override string Message => "This stream is not here any more. Reload the page.";
}

public sealed record NoSuchFeed : Refusal
{
    public override string Message => "This feed is not here any more. Reload the page.";
}

public sealed record SourceNameTaken(string Name) : Refusal
{
    public override string Message => $"There is a source called {Name} already. Choose another name.";
}

/// <summary>Two people changed it, and the second does not know what the first did.</summary>
/// <param name="Who">Who was the last to; null if that is not written down.</param>
public sealed record SourceChangedMeanwhile(string? Who) : Refusal
{
    public override string Message => $"{Who ?? "Somebody else"} changed these settings since you opened them, so nothing is saved. What you entered still stands here. Load the page again to see theirs; what you entered here is then lost, so note down first what you need of it.";
}

/// <summary>Two people changed it at the same moment.</summary>
public sealed record FeedChangedMeanwhile : Refusal
{
    public override string Message => "Somebody else changed this feed at the same moment, so nothing is saved. Try it again.";
}

public sealed record StreamNameTaken(string Name) : Refusal
{
    public override string Message => $"This source has a stream called {Name} already. Choose another name.";
}

public sealed record FeedNameTaken(string Name) : Refusal
{
    public override string Message => $"This stream has a feed called {Name} already. Choose another name.";
}

public sealed record StreamKeepsEntity : Refusal
{
    public override string Message => "A stream keeps its entity, because its stored records are of it. Add another stream for the other entity, and remove this one.";
}

public sealed record FeedKeepsConnector : Refusal
{
    public override string Message => "A feed keeps its connector, because only that knows where the feed stands. Add another feed with the other connector, and remove this one.";
}

public sealed record SourceHasStreams(string Name, int Streams) : Refusal
{
    public override string Message => $"{Name} has {Streams} {(Streams == 1 ? "stream" : "streams")}. Remove them first, or remove the source with all that is in it.";
}

public sealed record StreamHasFeeds(string Name, int Feeds) : Refusal
{
    public override string Message => $"{Name} has {Feeds} {(Feeds == 1 ? "feed" : "feeds")}. Remove them first, or remove the stream with all that is in it.";
}

public sealed record PauseWithoutReason : Refusal
{
    public override string Message => $"Say in up to {Feed.LongestWhy} letters why it is paused, for whoever finds it so.";
}

/// <summary>Somebody else was quicker, so that there is no change with which a reason could be kept.</summary>
public sealed record ResumedAlready : Refusal
{
    public override string Message => "Somebody else has resumed it already, so what you say to it is not kept.";
}

public sealed record ResumeReasonTooLong : Refusal
{
    public override string Message => $"Say in up to {Feed.LongestWhy} letters why it goes on, or leave it out.";
}
