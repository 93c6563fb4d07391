import { FileRepository } from "./base-repository";

export interface Device {
  readonly id: string;
  readonly lastSeen: number;
}

export class DeviceRepository extends FileRepository<Device> {
  protected readonly file = "devices.json";

  touch(id: string): Device {
    const device = { id, lastSeen: Date.now() };
    super.save(device);
    return device;
  }
}

/** Overrides what blocks. */
export class MemoryDeviceRepository extends DeviceRepository {
  private readonly map = new Map<string, Device>();

  override find(id: string): Device | undefined {
    return this.map.get(id);
  }

  override save(device: Device): void {
    this.map.set(device.id, device);
  }

  override touch(id: string): Device {
    const device = { id, lastSeen: Date.now() };
    this.map.set(id, device);
    return device;
  }
}
