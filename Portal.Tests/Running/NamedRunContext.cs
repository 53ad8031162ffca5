using System.Globalization;

namespace Portal.Tests.Running;

/// <summary>What a named run is given, and where it notes what came of it: key=value lines at the end, held against bars.</summary>
public sealed class NamedRunContext
{
    const int DefaultSeed = 20260101;

    readonly IReadOnlyDictionary<string, string> _options;
    readonly List<string> _results = [];
    readonly List<string> _missed = [];

    public NamedRunContext(IReadOnlyDictionary<string, string> options)
    {
        _options = options;
        Seed = Number("seed", DefaultSeed);
    }

    /// <summary>Two runs with one seed do the same.</summary>
    public int Seed { get; }

    /// <summary>A number given as --name, for a shorter or longer run.</summary>
    public int Number(string name, int otherwise) =>
        _options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A text given as --name; null without it.</summary>
    public string? Text(string name) => _options.GetValueOrDefault(name);

    /// <summary>Told as it goes on.</summary>
    public static void Progress(string line) => Console.WriteLine(line);

    public void Result(string key, object value) => _results.Add(string.Create(CultureInfo.InvariantCulture, $"{key}={value}"));

    /// <summary>A result that must hold; the run goes on when it does not, and fails at its end.</summary>
    public void Result(string key, object value, bool holds, string bar)
    {
        Result(key, value);
        if (!holds) _missed.Add($"{_results[^1]}: the bar is {bar}");
    }

    /// <returns>Whether every bar was met.</returns>
    public bool Finish()
    {
        foreach (var missed in _missed) Console.WriteLine($"MISSED {missed}");
        foreach (var result in _results) Console.WriteLine(result);
        return _missed.Count == 0;
    }
}
