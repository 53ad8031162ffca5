using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Portal.Tests.Running;

/// <summary>A process that a test started: what it printed, and ways to end it. None outlives the test that forgot it.</summary>
public sealed class ChildProgram : IAsyncDisposable
{
    const int Sigterm = 15;

    readonly Process _process;
    readonly Lock _gate = new();
    readonly List<string> _lines = [];
    readonly List<(Regex Pattern, TaskCompletionSource<Match> Found)> _awaited = [];
    readonly Task _ended;

    public ChildProgram(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        start.UseShellExecute = false;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        _ended = End(Pump(_process.StandardOutput), Pump(_process.StandardError));
    }

    /// <summary>A helper process of a test: an <see cref="IChildProcess"/> in this same program.</summary>
    public static ChildProgram OfTests(string name, params IEnumerable<string> args) =>
        new(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.Tests.dll"), "child", name, .. args]));

    public int Id => _process.Id;

    public TextWriter Input => _process.StandardInput;

    /// <summary>Everything it printed so far, to both of its outputs, line by line.</summary>
    public string Output
    {
        get
        {
            lock (_gate) return string.Join('\n', _lines);
        }
    }

    public bool HasEnded => _ended.IsCompleted;

    /// <summary>Waits for a line; fails, with all that was printed, when the process ends without it.</summary>
    public async Task<Match> Line(string pattern, CancellationToken stop = default)
    {
        var found = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            var regex = new Regex(pattern);
            var seen = _lines.Select(line => regex.Match(line)).FirstOrDefault(match => match.Success);
            if (seen is not null) return seen;
            _awaited.Add((regex, found));
        }

        var first = await Task.WhenAny(found.Task, _ended).WaitAsync(stop);
        if (first != found.Task && !found.Task.IsCompleted)
            throw new InvalidOperationException($"The process ended with {_process.ExitCode} before it printed {pattern}:\n{Output}");
        return await found.Task;
    }

    /// <summary>Waits until it has ended and all it printed is here.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Ended(CancellationToken stop = default)
    {
        await _ended.WaitAsync(stop);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end (SIGTERM).</summary>
    public void Terminate()
    {
        if (!_process.HasExited) _ = SendSignal(_process.Id, Sigterm);
    }

    /// <summary>Ends it at once (SIGKILL), as a power cut would.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) Kill();
        await _ended;
        _process.Dispose();
    }

    async Task End(params Task[] outputs)
    {
        await Task.WhenAll(outputs);
        await _process.WaitForExitAsync();
    }

    async Task Pump(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _lines.Add(line);
                foreach (var (pattern, found) in _awaited)
                {
                    if (pattern.Match(line) is { Success: true } match) found.TrySetResult(match);
                }
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SendSignal(int process, int signal);
}
