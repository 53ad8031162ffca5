using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

sealed class PagePaging() : ListPaging("page")
{
    public override string About => "page (from 1), page_size; {items, page, pages, total}";

    public override Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request) => Answer.Of(new JsonObject
    {
        ["items"] = new JsonArray([.. items]),
        ["page"] = (page.Offset / page.Size) + 1,
        ["pages"] = page.Pages,
        ["total"] = page.Total,
    });

    protected override Ask? Page(IQueryCollection query, Kind kind) => Ask.ByPage(query, "page", "page_size", 1);
}
