using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

sealed class OffsetPaging : IPaging
{
    public string Name => "offset";

    public string About => "offset, limit; {results, offset, limit, total}";

    public Ask Read(IQueryCollection query) => new(Ask.SizeIn(query, "limit"), Ask.NumberIn(query, "offset", 0));

    public Answer Write(Slice page, HttpRequest request, JsonArray items) => Answer.Of(new JsonObject
    {
        ["results"] = items,
        ["offset"] = page.Offset,
        ["limit"] = page.Size,
        ["total"] = page.Total,
    });
}
