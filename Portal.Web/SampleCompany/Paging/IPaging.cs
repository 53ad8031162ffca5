using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>One habit of cutting a list into pages.</summary>
interface IPaging
{
    /// <summary>What its addresses begin with.</summary>
    string Name { get; }

    /// <summary>Its parameters and the shape of its answer.</summary>
    string About { get; }

    /// <summary>Which page is asked for.</summary>
    Ask Read(IQueryCollection query);

    Answer Write(Slice page, HttpRequest request, JsonArray items);
}
