using System.Collections;

namespace Portal.Web.Platform.Logging;

/// <summary>What all log lines of one request, or of one action on a live page, have in common.</summary>
sealed class LogScope : IReadOnlyList<KeyValuePair<string, object?>>
{
    public const string Correlation = nameof(Correlation);
    public const string Circuit = nameof(Circuit);
    public const string Person = nameof(Person);

    readonly KeyValuePair<string, object?>[] _values;

    LogScope(string correlation, params KeyValuePair<string, object?>[] others)
    {
        Id = correlation;
        _values = [new(Correlation, correlation), .. others];
    }

    /// <summary>What to search the log for.</summary>
    public string Id { get; }

    public int Count => _values.Length;

    public KeyValuePair<string, object?> this[int index] => _values[index];

    public static LogScope OfRequest(string traceId) => new(traceId);

    public static LogScope OfCircuit(string traceId, string circuit, string? person) => new(traceId, new(Circuit, circuit), new(Person, person));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(' ', _values.Where(value => value.Value is not null).Select(value => $"{value.Key}:{value.Value}"));
}
