using System.Globalization;
using Portal.Engine;

namespace Portal.Web.Features.Api.Data;

/// <summary>
/// The parameters of a question, read one by one. The first that is not understood is kept as the problem, and so is one that nobody
/// knows: a slip of the pen must not become an answer to another question.
/// </summary>
sealed class Parameters
{
    readonly IQueryCollection _query;

    /// <param name="http">The request.</param>
    /// <param name="known">Those that this question has.</param>
    public Parameters(HttpContext http, params IReadOnlyList<string> known)
    {
        _query = http.Request.Query;
        if (_query.Where(one => one.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true)).Select(one => one.Key).FirstOrDefault() is { } unfit) Problem = new ParameterUnfit(unfit, "without NUL, which is in no text");
        if (_query.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.Ordinal)) is { } unknown) Problem = new ParameterUnknown(unknown, known);
    }

    public Refusal? Problem { get; private set; }

    public string? Text(string name)
    {
        if (!_query.TryGetValue(name, out var values)) return null;
        if (values is [{ Length: > 0 } one]) return one;
        return Not(name, "given once, and not empty");
    }

    /// <summary>Given once for each, or parted by commas.</summary>
    public IReadOnlyList<string>? Names(string name)
    {
        if (!_query.TryGetValue(name, out var values)) return null;
        string[] names = [.. values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (names.Length == 0) Not(name, "one or several names, parted by commas");
        return names;
    }

    public IReadOnlyList<string> Several(string name) => [.. _query[name].OfType<string>()];

    public int Number(string name, int usual, int least, int most)
    {
        if (Text(name) is not { } text) return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Not(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return usual;
    }

    public bool Flag(string name)
    {
        if (Text(name) is not { } text) return false;
        if (text is not ("true" or "false")) Not(name, "true or false");
        return text == "true";
    }

    public T? Word<T>(string name) where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        if (Words.Of<T>(text) is { } word) return word;
        Not(name, $"one of {string.Join(", ", Words.All<T>())}");
        return null;
    }

    public DateTimeOffset? Moment(string name)
    {
        if (Text(name) is not { } text) return null;
        if (MomentText.Read(text) is { } moment) return moment;
        Not(name, "a moment with its offset, such as 2026-03-29T01:00:00Z");
        return null;
    }

    public TimeSpan? Age(string name)
    {
        if (Text(name) is not { } text) return null;
        if (AgeText.Read(text) is { } age) return age;
        Not(name, "a time such as 90s, 15m, 2h or 1d, or a number of seconds");
        return null;
    }

    /// <summary>Notes what is wrong with one, unless something was wrong before.</summary>
    public string? Not(string name, string what)
    {
        Problem ??= new ParameterUnfit(name, what);
        return null;
    }
}
