using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>What an answer itself says of whether more follows.</summary>
sealed class EndSigns(PagingSettings settings)
{
    readonly FieldPath? _more = FieldPath.Maybe(settings.More), _last = FieldPath.Maybe(settings.Last);

    /// <returns>Null if it says nothing of it.</returns>
    public bool? More(JsonElement root) => _more?.FlagIn(root) ?? !_last?.FlagIn(root);
}
