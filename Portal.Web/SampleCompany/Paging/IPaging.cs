using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>One habit of being asked for records and of handing them out page by page.</summary>
interface IPaging
{
    /// <summary>What its addresses begin with.</summary>
    string Name { get; }

    /// <summary>How it is asked: GET, or POST with a body.</summary>
    string Method { get; }

    IReadOnlyList<string> Routes { get; }

    /// <summary>An address to try.</summary>
    string Example { get; }

    /// <summary>Its parameters and the shape of its answer.</summary>
    string About { get; }

    Task<Reading> Read(HttpRequest request, Company company);

    /// <param name="page">The page that was found.</param>
    /// <param name="items">What its rows say, one for each.</param>
    /// <param name="wish">What was asked for.</param>
    /// <param name="request">The request.</param>
    Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request);
}
