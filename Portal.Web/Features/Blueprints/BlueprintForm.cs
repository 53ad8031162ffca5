namespace Portal.Web.Features.Blueprints;

/// <summary>What is pasted.</summary>
sealed class BlueprintForm
{
    public string? Text { get; set; }
}
