using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

sealed class PageZeroPaging() : ListPaging("page-zero")
{
    public override string About => "page (from 0), size; {content, number, last}";

    public override Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request) => Answer.Of(new JsonObject
    {
        ["content"] = new JsonArray([.. items]),
        ["number"] = page.Offset / page.Size,
        ["last"] = page.Next is null,
    });

    protected override int FirstPage => 0;

    protected override Ask? Page(IQueryCollection query, Kind kind) => Ask.ByPage(query, "page", "size", 0);
}
