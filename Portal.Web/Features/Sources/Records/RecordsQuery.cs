using Portal.Engine.Store.Reading;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Records;

/// <summary>The filters of a stream's records as the address has them, for the page and its export alike.</summary>
public sealed record RecordsQuery(string? Key, string? Deleted, string? Sort)
{
    const string ByKey = "key", AgainstKey = $"-{ByKey}";

    /// <summary>As the table is to show it.</summary>
    public string Order => Sort == AgainstKey ? AgainstKey : ByKey;

    public static RecordsQuery Of(IQueryCollection query) => new(query["key"], query["deleted"], query["sort"]);

    public RecordQuery Query(string? after, string? before) => new(QueryText.Plain(Key)?.Trim() ?? "", QueryText.Plain(after), QueryText.Plain(before)) { WithDeleted = Deleted == "true", Descending = Sort == AgainstKey };
}
