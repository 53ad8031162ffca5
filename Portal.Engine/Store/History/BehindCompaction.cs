namespace Portal.Engine.Store.History;

/// <summary>A follower stands where the log has been compacted since: events that it has not seen are not kept any more.</summary>
public sealed record BehindCompaction(long After, long Compacted) : Refusal
{
    public override string Message =>
        $"The log is compacted up to {Compacted}, and this follower has read it up to {After} only. It must forget what it made of it and start again at the beginning, where the last event of each record is kept.";
}
