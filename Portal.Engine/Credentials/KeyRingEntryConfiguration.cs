using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Credentials;

sealed class KeyRingEntryConfiguration : IEntityTypeConfiguration<KeyRingEntry>
{
    public void Configure(EntityTypeBuilder<KeyRingEntry> entry)
    {
        entry.ToTable("KeyRing");
        entry.Property(e => e.Name).HasMaxLength(100);
        entry.HasIndex(e => e.Name).IsUnique();
    }
}
