namespace Portal.Web.Features.Sources.Connecting;

/// <summary>How far somebody has come who has a list read otherwise.</summary>
enum ReadingStep
{
    Look,
    Try,
    Save,
}
