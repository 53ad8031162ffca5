namespace Portal.Web.Features.Api.Mcp.Asking;

/// <summary>What an argument holds.</summary>
enum Shape
{
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    Flag,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A moment with its offset.</summary>
    Moment,

    /// <summary>Conditions that hold together.</summary>
    Conditions,
}
