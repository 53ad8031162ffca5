namespace Portal.Tests.Running;

/// <summary>Something the test program can be asked for by name. Found by scanning.</summary>
public interface INamed
{
    string Name { get; }
}
