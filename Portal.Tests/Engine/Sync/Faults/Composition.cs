namespace Portal.Tests.Engine.Sync.Faults;

/// <summary>What is expected while two switches are on, from what is expected of each. The rule is told in docs/faults.md.</summary>
static class Composition
{
    /// <param name="first">The one that is met first on the way of a request, which is the one further up in the table.</param>
    /// <param name="second">The other.</param>
    public static FaultOutcome Of(FaultRow first, FaultRow second)
    {
        var (one, other) = (first.Outcome, second.Outcome);
        var decides = first.Ends || (!second.Ends && one.Message != FaultOutcome.Well) ? one : other;
        var read = Least(one.Read, other.Read);
        return decides with
        {
            Read = read,
            Added = Least(one.Added, other.Added),
            Changed = Least(one.Changed, other.Changed),
            Deleted = Least(one.Deleted, other.Deleted),
            Quarantined = Least(read, Most(one.Quarantined, other.Quarantined)),
        };
    }

    static Share Least(Share one, Share other) => one < other ? one : other;

    static Share Most(Share one, Share other) => one > other ? one : other;
}
