using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Engine.Connectors.Rest;

/// <summary>Where a pass stands; its text is the token of the cursor. Nothing else is needed to go on, in this process or another.</summary>
/// <param name="Begun">When the pass began: what changed later may have been passed over, and is for the next one.</param>
sealed record Place(DateTimeOffset Begun)
{
    static readonly JsonSerializerOptions Short = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>What the source calls the page: its cursor, address, number or offset.</summary>
    public string? Page { get; init; }

    /// <summary>The slice of time that is read, where searches are capped.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>How many records this slice had so far.</summary>
    public long InSlice { get; init; }

    /// <summary>The records are read; this is in the list of the deleted.</summary>
    public bool Deleted { get; init; }

    /// <summary>Something was not read, so the pass does not prove what is gone.</summary>
    public bool ChangesOnly { get; init; }

    /// <summary>A page was asked for by how many records come before it, so one may have slipped from the next page to the last.</summary>
    public bool CanShift { get; init; }

    /// <summary>The source had forgotten the token of the last pass, so everything is read.</summary>
    public bool Anew { get; init; }

    /// <summary>The token that the last page of the records handed out, for the next pass.</summary>
    public string? NextPass { get; init; }

    /// <summary>The source said that nothing changed.</summary>
    public bool Unchanged { get; init; }

    /// <summary>What to remember when the pass has ended, and not before.</summary>
    public string? Memo { get; init; }

    public string ToToken() => JsonSerializer.Serialize(this, Short);

    /// <returns>Null if it is none of ours.</returns>
    public static Place? Parse(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<Place>(token);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
