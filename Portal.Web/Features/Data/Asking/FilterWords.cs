using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;

namespace Portal.Web.Features.Data.Asking;

/// <summary>Conditions as people read them, and as they stand in an address: "name:begins:An".</summary>
public static class FilterWords
{
    const char Between = ',';

    static readonly (FilterOp Op, string InAddress, string Words)[] All =
    [
        (FilterOp.Is, "is", "is"), (FilterOp.IsNot, "not", "is not"), (FilterOp.BeginsWith, "begins", "begins with"), (FilterOp.In, "in", "is one of"),
        (FilterOp.Less, "less", "is less than"), (FilterOp.AtMost, "most", "is at most"), (FilterOp.More, "more", "is more than"), (FilterOp.AtLeast, "least", "is at least"),
        (FilterOp.IsNull, "empty", "is empty"),
    ];

    /// <summary>How a field can be compared, the likeliest first.</summary>
    public static IReadOnlyList<FilterOp> Of(EntityField field) => field.Type switch
    {
        FieldType.Boolean => [FilterOp.Is, FilterOp.IsNull],
        FieldType.Number or FieldType.Moment or FieldType.Date => [FilterOp.Is, FilterOp.AtLeast, FilterOp.AtMost, FilterOp.More, FilterOp.Less, FilterOp.IsNot, FilterOp.In, FilterOp.IsNull],
        _ => [FilterOp.BeginsWith, FilterOp.Is, FilterOp.IsNot, FilterOp.In, FilterOp.IsNull],
    };

    public static string Say(FilterOp op) => All.Single(one => one.Op == op).Words;

    public static string Say(DataFilter filter, Func<string, string> label) =>
        filter.Op == FilterOp.IsNull ? $"{label(filter.Field)} {Say(filter.Op)}" : $"{label(filter.Field)} {Say(filter.Op)} {string.Join(" or ", filter.Values)}";

    public static string Write(DataFilter filter) => $"{filter.Field}:{All.Single(one => one.Op == filter.Op).InAddress}:{string.Join(Between, filter.Values)}";

    /// <returns>Null if it is no condition.</returns>
    public static DataFilter? Read(string? text)
    {
        if (text?.Split(':', 3) is not [var field, var word, var value]) return null;
        return All.FirstOrDefault(one => one.InAddress == word) is { Words: not null } known ? Make(field, known.Op, value) : null;
    }

    /// <param name="field">The field.</param>
    /// <param name="op">How it is compared.</param>
    /// <param name="value">As typed in; several with commas between them.</param>
    public static DataFilter Make(string field, FilterOp op, string value) => op switch
    {
        FilterOp.IsNull => new DataFilter(field, op),
        FilterOp.In => new DataFilter(field, op, value.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        _ => new DataFilter(field, op, value.Trim()),
    };
}
