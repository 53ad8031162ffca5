using Portal.Engine.Persistence;

namespace Portal.Engine.Agents.Use;

/// <summary>
/// Accounts for what agents read. Reads are gathered in memory and written in batches every few seconds and at a stop, so a
/// process that is killed loses the last few seconds of them, unless <see cref="AgentOptions.AccountFirst"/> says otherwise.
/// </summary>
public sealed class AgentUse : IDisposable
{
    readonly UseWriter _writer;
    readonly AgentOptions _options;
    readonly SemaphoreSlim _oneBatch = new(1, 1);
    readonly Lock _gate = new();
    readonly Dictionary<long, long> _records = [];
    List<AgentRead> _waiting = [];
    HourSums _summed = new();
    long _unkept;

    internal AgentUse(UseWriter writer, AgentOptions options) => (_writer, _options) = (writer, options);

    /// <summary>How many wait at most; of what comes beyond only the sums are kept.</summary>
    internal int Most { get; init; } = 50_000;

    /// <summary>How many are written at once, so that no other writer waits for long.</summary>
    internal int Batch { get; init; } = 2000;

    internal bool IsIdle
    {
        get
        {
            lock (_gate) return _waiting.Count == 0 && _summed.All.Count == 0;
        }
    }

    /// <summary>Notes a read. It is done at once, unless what was read must be written down before it is answered.</summary>
    public ValueTask Account(AgentRead read, CancellationToken stop = default)
    {
        if (_options.AccountFirst) return new(_writer.Write([read], new HourSums(), WritePriority.Program, stop));
        lock (_gate)
        {
            if (_waiting.Count < Most)
            {
                _waiting.Add(read);
            }
            else
            {
                _summed.Add(read);
                _unkept++;
            }

            if (read.Records > 0) _records[read.AgentId] = _records.GetValueOrDefault(read.AgentId) + read.Records;
        }

        return default;
    }

    public void Dispose() => _oneBatch.Dispose();

    /// <summary>How many records an agent read of which nothing is written yet.</summary>
    internal long Unwritten(long agent)
    {
        lock (_gate) return _records.GetValueOrDefault(agent);
    }

    /// <summary>Writes what waits. What cannot be written goes on waiting.</summary>
    /// <returns>Of how many reads only the sums were kept.</returns>
    internal async Task<long> Flush(CancellationToken stop)
    {
        await _oneBatch.WaitAsync(stop);
        try
        {
            while (Next() is var (reads, sums, unkept))
            {
                try
                {
                    await _writer.Write(reads, sums, WritePriority.Bulk, stop);
                    Written(reads, sums);
                }
                catch
                {
                    Back(reads, sums, unkept);
                    throw;
                }

                if (unkept > 0) return unkept;
            }

            return 0;
        }
        finally
        {
            _oneBatch.Release();
        }
    }

    (List<AgentRead> Reads, HourSums Sums, long Unkept)? Next()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && _summed.All.Count == 0) return null;
            var reads = _waiting.GetRange(0, Math.Min(Batch, _waiting.Count));
            _waiting.RemoveRange(0, reads.Count);
            var next = (reads, _summed, _unkept);
            (_summed, _unkept) = (new HourSums(), 0);
            return next;
        }
    }

    void Written(List<AgentRead> reads, HourSums sums)
    {
        lock (_gate)
        {
            foreach (var read in reads) Less(read.AgentId, read.Records);
            foreach (var hour in sums.All) Less(hour.AgentId, hour.Records);
        }
    }

    void Less(long agent, long records)
    {
        if (_records.GetValueOrDefault(agent) - records is > 0 and var left) _records[agent] = left;
        else _records.Remove(agent);
    }

    void Back(List<AgentRead> reads, HourSums sums, long unkept)
    {
        lock (_gate)
        {
            _waiting = [.. reads, .. _waiting];
            foreach (var hour in sums.All) _summed.Add(hour);
            _unkept += unkept;
        }
    }
}
