using Portal.Web.Features.Sources.Streams;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>The mappings of all feeds of a source, to look at; each is changed on a page of its own.</summary>
public sealed partial class SourceMappingPage(StreamMappings mappings) : StreamsTab
{
    IReadOnlyList<StreamMapping> _mappings = [];

    protected override async Task Fill() => _mappings = await mappings.Of(Scene.Streams);
}
