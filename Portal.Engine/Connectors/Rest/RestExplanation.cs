using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connectors.Rest;

/// <summary>Reads the first two pages and says what it saw.</summary>
sealed class RestExplanation(RestSettings settings, ReadContext context)
{
    readonly RestPass _pass = new(settings, context);

    public async Task<Outcome<Explanation>> Make(CancellationToken stop)
    {
        if (!(await _pass.Read(_pass.Begin()!, stop)).Succeeded(out var first, out var refusal)) return refusal;
        using var page = first.Page;
        var remarks = Bad(page).ToList();
        // The other list and other slices say nothing of the paging.
        if (first.Next is { Page: not null } next)
        {
            if (!(await _pass.Read(next, stop)).Succeeded(out var second, out refusal)) return refusal;
            using (second.Page) remarks.Add(Compare(page, second.Page));
        }
        else if (settings.Paging is { By: not PagingKind.None, Size: { } size } && page.Records.Count >= size)
        {
            remarks.Add("The first page is full and yet names no next one. If there are more records, correct the paging.");
        }
        else if (settings.Paging.By == PagingKind.None && page.Records.Count is 10 or 20 or 25 or 50 or 100 or 200 or 250 or 500 or 1000)
        {
            remarks.Add($"There are exactly {page.Records.Count} records, which looks like one page of several. Describe the paging if it is.");
        }

        var record = page.Records.Select(one => one.Fields).FirstOrDefault();
        return new Explanation(page.Records.Count, Fields(page.Records), Shape.KeyFields(record), Shape.UpdatedFields(record), remarks);
    }

    static IEnumerable<string> Bad(Page page)
    {
        if (page.Records.Count == 0) yield return "There are no records, so neither the key nor the fields could be looked at.";
        foreach (var problem in page.Records.Where(record => record.Problem is not null).GroupBy(record => record.Problem))
            yield return $"{problem.Count()} of {page.Records.Count} records cannot be taken: {problem.Key}";
        var twice = page.Records.Where(record => record.Key is not null).GroupBy(record => record.Key).Count(key => key.Count() > 1);
        if (twice > 0) yield return $"{twice} keys stand on the page more than once. Is the key made of more than one field?";
    }

    static string Compare(Page first, Page second)
    {
        if (second.Records.Count == 0) return "The second page is empty.";
        var known = first.Records.Select(record => record.Key).ToHashSet();
        var again = second.Records.Count(record => known.Contains(record.Key));
        return again == second.Records.Count ? "The second page is the same as the first: the parameter that asks for the next page seems to be ignored."
            : again > 0 ? $"{again} of {second.Records.Count} records of the second page stood on the first already."
            : $"The second page has {second.Records.Count} other records.";
    }

    static List<SeenField> Fields(IReadOnlyList<SourceRecord> records)
    {
        var seen = new Dictionary<string, (SortedSet<string> Kinds, int Count)>();
        foreach (var (path, value) in records.SelectMany(record => Shape.Values(record.Fields)))
        {
            var (kinds, count) = seen.GetValueOrDefault(path, ([], 0));
            var isThere = value.ValueKind != JsonValueKind.Null;
            if (isThere) kinds.Add(Texts.Kind(value));
            seen[path] = (kinds, isThere ? count + 1 : count);
        }

        return [.. seen.Select(one => new SeenField(one.Key, one.Value.Kinds.Count == 0 ? "nothing" : string.Join(" or ", one.Value.Kinds), one.Value.Count))];
    }
}
