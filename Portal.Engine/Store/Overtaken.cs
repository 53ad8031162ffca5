namespace Portal.Engine.Store;

/// <summary>Another runner has claimed the feed, or moved it; what this one read is not taken.</summary>
public sealed record Overtaken : Refusal
{
    public override string Message => "Another run has taken over this feed, so this one stopped. Nothing was lost: the other goes on from the last commit.";
}
