using Portal.Engine.People;

namespace Portal.Engine.Agents.Use;

/// <summary>Sums of reads that are not written yet, by agent, hour and entity.</summary>
sealed class HourSums
{
    readonly Dictionary<(long Agent, long Hour, string Entity), AgentHour> _hours = [];

    public IReadOnlyCollection<AgentHour> All => _hours.Values;

    public static HourSums Of(IEnumerable<AgentRead> reads)
    {
        var sums = new HourSums();
        foreach (var read in reads) sums.Add(read);
        return sums;
    }

    public void Add(AgentRead read) => Add(AgentHour.Of(read, read.Address is { } address ? CallerAddress.NameOf(address) : null));

    public void Add(AgentHour hour)
    {
        if (_hours.TryGetValue((hour.AgentId, hour.Hour, hour.Entity), out var known)) known.Add(hour);
        else _hours.Add((hour.AgentId, hour.Hour, hour.Entity), hour);
    }
}
