using System.Globalization;

namespace Portal.Web.SampleCompany.Faults;

/// <summary>A switch that is on: its value, how many requests it lets pass, how many it is for, and how many it was asked.</summary>
sealed record Switch(string Value, int After = 0, int? Times = null, int Asked = 0)
{
    public bool IsDue => After == 0;

    /// <summary>The number its value begins with; 0 if there is none.</summary>
    public int Number => int.TryParse(Value.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public bool AsDate => Value.EndsWith(" date", StringComparison.Ordinal);

    /// <summary>The same after one more request; null when it has done its part.</summary>
    public Switch? Next()
    {
        if (After > 0) return this with { After = After - 1 };
        return Times == 1 ? null : this with { Asked = Asked + 1, Times = Times - 1 };
    }
}
