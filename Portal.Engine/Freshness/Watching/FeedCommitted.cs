namespace Portal.Engine.Freshness.Watching;

/// <summary>What is committed of a feed.</summary>
readonly record struct FeedCommitted(DateTimeOffset? Begun, DateTimeOffset? Verified, DateTimeOffset? Since, bool IsHeld)
{
    public FeedFacts To(FeedFacts feed) => feed with { Begun = Begun, Verified = Verified, Since = Since, IsHeld = IsHeld };
}
