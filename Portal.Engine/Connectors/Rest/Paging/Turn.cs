using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>An answer, as a habit of paging looks at it to find the next.</summary>
/// <param name="Client">The source.</param>
/// <param name="Answer">What came.</param>
/// <param name="Records">Its list of records.</param>
/// <param name="Token">By what it was asked for; null for the first.</param>
sealed record Turn(ISourceClient Client, Answer Answer, JsonElement Records, string? Token)
{
    /// <summary>What the source is called.</summary>
    public string Source => Client.Name;

    public JsonElement Root => Answer.Root!.Value;

    public int Count => Records.GetArrayLength();
}
