using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

sealed class OffsetPaging() : ListPaging("offset")
{
    public override string About => "offset, limit; {results, offset, limit, total}";

    public override Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request) => Answer.Of(new JsonObject
    {
        ["results"] = new JsonArray([.. items]),
        ["offset"] = page.Offset,
        ["limit"] = page.Size,
        ["total"] = page.Total,
    });

    protected override Ask? Page(IQueryCollection query, Kind kind) => new Ask(Ask.SizeIn(query, "limit"), Ask.NumberIn(query, "offset", 0));
}
