using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>What a request asks for, once it is understood.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Search">Which of them.</param>
/// <param name="Ask">Which page of those.</param>
/// <param name="Fields">The top-level fields to show; all unless some are named.</param>
sealed record Wish(Kind Kind, Search Search, Ask Ask, IReadOnlyCollection<string>? Fields = null)
{
    /// <summary>The same record with the wanted fields alone. A field that is not there is not missed.</summary>
    public JsonObject Show(JsonObject record)
    {
        if (Fields is not { Count: > 0 }) return record;
        foreach (var (name, _) in record.ToArray())
            if (!Fields.Contains(name)) record.Remove(name);
        return record;
    }
}
