using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Bench.Pull;

/// <summary>A portal's engine on an empty database, in a process of its own, that pulls from the local API.</summary>
sealed partial class Puller : IAsyncDisposable
{
    readonly TestStorage _storage;
    readonly ChildProgram _child;

    Puller(TestStorage storage, ChildProgram child) => (_storage, _child) = (storage, child);

    public static async Task<Puller> Start(DatabaseKind kind, string api, CancellationToken stop)
    {
        var storage = await TestStorage.New(kind);
        var child = ChildProgram.OfTests("pull", [api, .. storage.Settings]);
        await child.Line("^ready$", stop);
        return new Puller(storage, child);
    }

    /// <summary>Reads records from one to another, as of a version.</summary>
    public async Task<Pulled> Pull(int version, int from, int to, int page, CancellationToken stop)
    {
        var before = Lines().Count();
        await _child.Input.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{version}/{from}/{to} {page}"));
        await _child.Input.FlushAsync(stop);
        while (Lines().Count() == before)
        {
            if (_child.HasEnded) throw new InvalidOperationException($"The puller ended:\n{_child.Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, stop);
        }

        var numbers = Lines().Last().Groups.Values.Skip(1).Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture)).ToArray();
        return new Pulled((long)numbers[0], (long)numbers[1], (long)numbers[2], (long)numbers[3], numbers[4], numbers[5], numbers[6]);
    }

    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        await _storage.DisposeAsync();
    }

    IEnumerable<Match> Lines() => _child.StandardOutput.Select(line => Told().Match(line)).Where(match => match.Success);

    [GeneratedRegex(@"^pulled (\d+) (\d+) (\d+) (\d+) (\S+) (\S+) (\S+)$")]
    private static partial Regex Told();
}
