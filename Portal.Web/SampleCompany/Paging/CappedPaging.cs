using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>Never hands out more than the first few hundred results of one search: whoever wants all asks for one stretch of time after another.</summary>
sealed class CappedPaging() : ListPaging("capped")
{
    public const int Cap = 300;

    public override string About => $"page (from 1), page_size, updated_from, updated_to; {{items, total, capped}}, the first {Cap} results of a search alone";

    protected override string Since => "updated_from";

    protected override string? Until => "updated_to";

    public override Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request) => Answer.Of(new JsonObject
    {
        ["items"] = new JsonArray([.. items]),
        ["total"] = page.Total,
        ["capped"] = page.Total > Cap,
    });

    protected override Ask? Page(IQueryCollection query, Kind kind) => Ask.ByPage(query, "page", "page_size", 1);

    protected override Search Narrow(Search search) => search with { Most = Cap };
}
