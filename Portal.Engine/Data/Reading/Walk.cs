using System.Globalization;
using Portal.Engine.Data.Asking;

namespace Portal.Engine.Data.Reading;

/// <summary>Goes through the rows that may answer a question, in its order, from a place on.</summary>
/// <param name="plan">The question.</param>
/// <param name="place">Where the page before ended; null at the beginning.</param>
/// <param name="most">How many rows are looked at, at most.</param>
sealed class Walk(Plan plan, Place? place, int most)
{
    /// <summary>The condition by which it goes holds for all that is walked through; these are looked at.</summary>
    readonly Condition[] _others = [.. plan.Conditions.Where(condition => condition != plan.Leading)];

    /// <summary>Whatever has a value by which it goes is seen.</summary>
    readonly Sight? _sight = plan.By is null ? new Sight(plan.Entity) : null;

    public Place? Last { get; private set; } = place;

    public int Looked { get; private set; }

    /// <summary>There are more rows than were looked at.</summary>
    public bool IsCut { get; private set; }

    /// <param name="session">To read with.</param>
    /// <param name="expected">How many rows are likely to be needed.</param>
    /// <param name="take">Takes a row that answers it, and says whether it wants more.</param>
    /// <param name="stop">Gives up.</param>
    public async Task Go(IDataSession session, int expected, Func<RawRow, bool> take, CancellationToken stop)
    {
        var chunk = Math.Clamp(_others.Length > 0 ? expected * 4 : expected, 1, most);
        for (var range = Last?.Range ?? 0; range < Math.Max(plan.Ranges.Count, 1); range++)
        {
            // Of one value it is known, and need not be read row by row.
            var (isOne, one) = plan.By is null ? (true, null) : (plan.Ranges[range].IsOne, plan.Ranges[range].Low);
            while (true)
            {
                if (Looked >= most)
                {
                    IsCut = true;
                    return;
                }

                var (found, wantsMore, size) = (0, true, Math.Min(chunk, most - Looked));
                var (sql, parameters) = Select(range, size);
                await session.Each(sql, parameters, row =>
                {
                    found++;
                    var raw = RawRow.Of(row);
                    Last = new Place(range, isOne ? one : row.Text(3), raw.Id);
                    return !Hold(raw.Body) || (wantsMore = take(raw));
                }, stop);
                Looked += found;
                if (!wantsMore) return;
                if (found < size) break;
                chunk = Math.Min(chunk * 2, 4000);
            }
        }
    }

    bool Hold(byte[] body)
    {
        if (_sight?.Sees(body) == false) return false;
        foreach (var condition in _others)
        {
            if (!condition.Holds(body)) return false;
        }

        return true;
    }

    (string Sql, object[] Parameters) Select(int range, int size)
    {
        var parameters = new List<object>();
        string Next(object value)
        {
            parameters.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
        }

        var (after, order) = plan.IsDescending ? ("<", " DESC") : (">", "");
        if (plan.By is null)
        {
            var sql = $"SELECT {RawRow.Columns} FROM unified u WHERE u.entity = {Next(plan.Entity.Id)} AND u.id {after} {Next(Last?.Id ?? (plan.IsDescending ? long.MaxValue : 0))} ORDER BY u.id{order} LIMIT {Next((long)size)}";
            return (sql, [.. parameters]);
        }

        var where = $"v.entity = {Next(plan.Entity.Id)} AND v.field = {Next(plan.By.Name)}";
        var (part, from) = (plan.Ranges[range], Last is { Value: not null } last && last.Range == range ? last : null);
        var sort = $"v.value{order}, v.unified{order}";
        if (part.IsOne)
        {
            where += $" AND v.value = {Next(part.Low!)} AND v.unified {after} {Next(from?.Id ?? (plan.IsDescending ? long.MaxValue : 0))}";
            sort = $"v.unified{order}";
        }
        else
        {
            if (part.Low is not null && (from is null || plan.IsDescending)) where += $" AND v.value {(part.IsLowOpen ? ">" : ">=")} {Next(part.Low)}";
            if (part.High is not null && (from is null || !plan.IsDescending)) where += $" AND v.value {(part.IsHighOpen ? "<" : "<=")} {Next(part.High)}";
            if (from is not null) where += $" AND (v.value, v.unified) {after} ({Next(from.Value!)}, {Next(from.Id)})";
        }

        return ($"SELECT {RawRow.Columns}, v.value FROM unified_values v JOIN unified u ON u.id = v.unified WHERE {where} ORDER BY {sort} LIMIT {Next((long)size)}", [.. parameters]);
    }
}
