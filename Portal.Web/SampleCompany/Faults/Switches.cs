using System.Globalization;

namespace Portal.Web.SampleCompany.Faults;

/// <summary>What can be made to go wrong, or to be otherwise. All are off until somebody turns them on.</summary>
sealed class Switches
{
    /// <summary>Each switch, the value it has when none is given, and what it does.</summary>
    public static readonly IReadOnlyDictionary<string, (string Usual, string About)> Known = new Dictionary<string, (string, string)>
    {
        ["auth"] = ("bearer", "asks for credentials: bearer, header or basic"),
        ["revoked"] = ("", "refuses all credentials with 401"),
        ["rate"] = ("60", "answers so many requests a minute, and 429 to the rest; \"60 date\" tells Retry-After as a date"),
        ["limit"] = ("30", "answers 429 to every request, with Retry-After in so many seconds; \"30 date\" as a date"),
        ["slow"] = ("10", "waits so many seconds before it answers"),
        ["failing"] = ("500", "answers with that status"),
        ["flaky"] = ("3", "answers one request in so many with 500"),
        ["truncated"] = ("abort", "ends in the middle of the body: abort breaks the connection, cut does not"),
        ["html"] = ("", "answers 200 with a web page"),
        ["wrong-shape"] = ("", "answers 200 with JSON of another shape"),
        ["error-inside"] = ("", "answers 200 with an error in it"),
        ["empty"] = ("", "has no records"),
        ["expired"] = ("", "answers 410 to every cursor and last key"),
        ["late"] = ("120", "shows every third change only after so many seconds"),
        ["changing"] = ("touch", "between two pages changes the record just read, or with \"remove\" deletes it"),
        ["schema"] = ("add", "changes a field: add, rename or retype"),
    };

    /// <summary>What a value may be, as a person is told when one is not fit; a switch that is not here takes none.</summary>
    static readonly Dictionary<string, (Func<string, bool> Fits, string Allowed)> Fit = new()
    {
        ["auth"] = (value => value is "bearer" or "header" or "basic", "bearer, header or basic"),
        ["rate"] = (value => IsNumber(Bare(value), 1, 1_000_000), "a whole number from 1, and \" date\" after it if wanted"),
        ["limit"] = (value => IsNumber(Bare(value), 0, 86_400), "seconds from 0 to 86400, and \" date\" after them if wanted"),
        ["slow"] = (value => IsNumber(value, 0, 86_400), "seconds from 0 to 86400"),
        ["failing"] = (value => IsNumber(value, 400, 599), "a status from 400 to 599"),
        ["flaky"] = (value => IsNumber(value, 1, 1_000_000), "a whole number from 1"),
        ["truncated"] = (value => value is "abort" or "cut", "abort or cut"),
        ["late"] = (value => IsNumber(value, 0, 86_400), "seconds from 0 to 86400"),
        ["changing"] = (value => value is "touch" or "remove", "touch or remove"),
        ["schema"] = (value => value is "add" or "rename" or "retype", "add, rename or retype"),
    };

    readonly Lock _gate = new();
    readonly Dictionary<string, Switch> _on = [];

    public IReadOnlyDictionary<string, Switch> On
    {
        get
        {
            lock (_gate) return new Dictionary<string, Switch>(_on);
        }
    }

    /// <summary>Why a switch does not take a value and what it takes, or nothing.</summary>
    public static string? Problem(string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (!Fit.TryGetValue(name, out var fit)) return $"{name} takes no value.";
        return fit.Fits(value) ? null : $"{name} takes {fit.Allowed}.";
    }

    /// <param name="name">One of <see cref="Known"/>.</param>
    /// <param name="value">What it is set to; its usual value unless given.</param>
    /// <param name="after">How many requests pass before it begins.</param>
    /// <param name="times">How many requests it is for; all unless given.</param>
    public void Set(string name, string? value = null, int after = 0, int? times = null)
    {
        lock (_gate) _on[name] = new Switch(string.IsNullOrEmpty(value) ? Known[name].Usual : value, after, times);
    }

    public void Clear(string name)
    {
        lock (_gate) _on.Remove(name);
    }

    /// <summary>The switches that are for this request, with their values. Counts the request.</summary>
    public IReadOnlyDictionary<string, Switch> ForOneRequest()
    {
        lock (_gate)
        {
            var now = _on.Where(one => one.Value.IsDue).ToDictionary();
            foreach (var (name, one) in _on.ToArray())
            {
                if (one.Next() is { } next) _on[name] = next;
                else _on.Remove(name);
            }

            return now;
        }
    }

    static string Bare(string value) => value.EndsWith(" date", StringComparison.Ordinal) ? value[..^" date".Length] : value;

    static bool IsNumber(string value, int least, int most) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}
