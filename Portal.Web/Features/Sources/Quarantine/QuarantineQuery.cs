using Portal.Engine.Store.Reading;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Quarantine;

/// <summary>The filters of a feed's quarantine as the address has them, for the page and its export alike.</summary>
public sealed record QuarantineQuery(string? Key, string? Field)
{
    public bool IsNarrowed => !string.IsNullOrEmpty(Key) || !string.IsNullOrEmpty(Field);

    public static QuarantineQuery Of(IQueryCollection query) => new(query["key"], query["field"]);

    public RefusedQuery Query(string? after, string? before) => new(QueryText.Plain(Key)?.Trim() ?? "", QueryText.Named(after), QueryText.Named(before)) { Field = QueryText.Plain(Field) ?? "" };
}
