using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Bench.Pull;

/// <summary>A portal's engine in a process of its own, that pulls from the local API into one empty store after another.</summary>
sealed partial class Puller(string api) : IAsyncDisposable
{
    readonly ChildProgram _child = ChildProgram.OfTests("pull", [api]);
    readonly List<TestStorage> _storages = [];

    /// <summary>What is asked for next is of a new and empty store.</summary>
    public async Task Open(DatabaseKind kind, CancellationToken stop)
    {
        var storage = await TestStorage.New(kind);
        _storages.Add(storage);
        await Ask(string.Join('\t', ["open", .. storage.Settings]), stop);
    }

    /// <summary>Reads records from one to another, as of a version.</summary>
    public async Task<Pulled> Pull(int version, int from, int to, int page, CancellationToken stop)
    {
        var told = await Ask(Line("pull", version, from, to, page), stop);
        return new Pulled((long)told[0], (long)told[1], (long)told[2], (long)told[3], told[4], told[5], told[6]);
    }

    /// <summary>Makes unified records of all that was pulled.</summary>
    /// <returns>In how many seconds.</returns>
    public async Task<double> Project(CancellationToken stop) => (await Ask("project", stop))[0];

    /// <summary>Reads records while the unified ones are made of them.</summary>
    /// <returns>The seconds of the pull, and those until the last unified record stood after it.</returns>
    public async Task<(double Seconds, double Lag)> Follow(int from, int to, int page, CancellationToken stop) =>
        await Ask(Line("follow", 0, from, to, page), stop) is [var seconds, var lag] ? (seconds, lag) : throw new InvalidOperationException("The puller told something else.");

    /// <summary>Ends, and leaves the last store as it is to whoever goes on with it.</summary>
    public async Task<TestStorage> Leave(CancellationToken stop)
    {
        await _child.Input.WriteLineAsync();
        await _child.Input.FlushAsync(stop);
        await _child.Ended(stop);
        var storage = _storages[^1];
        _storages.Remove(storage);
        return storage;
    }

    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        foreach (var storage in _storages) await storage.DisposeAsync();
    }

    static string Line(string what, int version, int from, int to, int page) => string.Create(CultureInfo.InvariantCulture, $"{what}\t{version}/{from}/{to}\t{page}");

    async Task<double[]> Ask(string line, CancellationToken stop)
    {
        var before = Told().Count();
        await _child.Input.WriteLineAsync(line);
        await _child.Input.FlushAsync(stop);
        while (Told().Count() == before)
        {
            if (_child.HasEnded) throw new InvalidOperationException($"The puller ended:\n{_child.Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, stop);
        }

        return [.. Told().Last().Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    IEnumerable<Match> Told() => _child.StandardOutput.Select(line => Answer().Match(line)).Where(match => match.Success);

    [GeneratedRegex("^(?:opened|pulled|projected|followed)((?: [0-9.]+)*)$")]
    private static partial Regex Answer();
}
