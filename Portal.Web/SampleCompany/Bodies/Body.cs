using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Web.SampleCompany.Bodies;

/// <summary>Reads a request's JSON strictly: what is unknown, doubled or of another type is told and not passed over.</summary>
static class Body
{
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <returns>What was sent, or why it cannot be read.</returns>
    public static async Task<(T? Sent, string Problem)> Read<T>(HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType()) return (null, "The body is not said to be JSON. Set Content-Type to application/json.");
        try
        {
            return (await JsonSerializer.DeserializeAsync<T>(request.Body, Strict, request.HttpContext.RequestAborted), "The body is null.");
        }
        catch (JsonException e)
        {
            return (null, $"The body is not JSON of the right shape at {e.Path ?? "$"}. See / for the shape.");
        }
    }
}
