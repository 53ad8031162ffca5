using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Deliveries.Rows;

sealed class DestinationQueueConfiguration : IEntityTypeConfiguration<DestinationQueue>
{
    public void Configure(EntityTypeBuilder<DestinationQueue> queue)
    {
        queue.ToTable("DestinationQueues");
        queue.HasKey(q => q.Destination);
        queue.Property(q => q.Destination).ValueGeneratedNever();
        queue.HasIndex(q => q.DueAt);
        queue.HasOne<Destination>().WithOne().HasForeignKey<DestinationQueue>(q => q.Destination).OnDelete(DeleteBehavior.Cascade);
    }
}
